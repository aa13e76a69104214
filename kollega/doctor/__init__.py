"""The doctor: looks at a set-up from the outside in, and says of each part whether it is well, else the cure.

`machine` looks at this machine and the site folder, `live` at the published site, `places` at the targets of `deploy`.
"""

from kollega.doctor.finding import Finding, State
from kollega.doctor.live import live
from kollega.doctor.machine import machine
from kollega.doctor.places import places

__all__ = ["Finding", "State", "live", "machine", "places"]
