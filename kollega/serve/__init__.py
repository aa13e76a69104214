"""The live preview: builds, serves both outputs on this machine, watches the files, and builds again.

    serve(order, port=8000, share=False, open_browser=False, terminal=terminal)

`preview` is the loop; `watch` says which files changed; `server` answers browsers, with the files that
`lookup` finds and the state that `state` holds. What open pages run is in the theme's folder `serve/`.
"""

from kollega.serve.preview import Terminal, serve
from kollega.serve.server import NoPort

__all__ = ["NoPort", "Terminal", "serve"]
