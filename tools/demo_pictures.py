"""Draw the demo site's pictures: `python tools/demo_pictures.py [name …]`.

Everything is drawn from code with Pillow alone, so the pictures belong to nobody else, show nobody, and
come out the same each time. Names are those of the functions below; without any, all are drawn.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from pictures import (
    bench,
    charts,
    desk,
    galley,
    harbours,
    laundry,
    marks,
    places,
    quayside,
    stills,
    workshops,
    yard,
)
from pictures.sheet import Sheet, save

ROOT = Path(__file__).resolve().parent.parent

#: Where each picture lies in the site's folder.
PICTURES: dict[str, Callable[[], Sheet]] = {
    "content/harbour.jpg": harbours.harbour_dawn,
    "content/locations/lantaarndijk.jpg": places.lantaarndijk,
    "content/locations/lillestille.jpg": places.lillestille,
    "content/locations/stillehavn.jpg": places.quay_at_noon,
    "content/people/anjali-kringsted.jpg": stills.anjalis_bun,
    "content/people/birte-solkaer.jpg": stills.birtes_mug,
    "content/people/noor-van-ebbestroom.jpg": stills.noors_plant,
    "content/people/omar-tindholt.jpg": stills.omars_compass,
    "content/people/tuan-lyngbakke.jpg": stills.tuans_rope,
    "content/people/wietske-lampenaar.jpg": stills.wietskes_prism,
    "jobs/buoy-technician/tender.jpg": marks.buoy_tender,
    "stories/a-buoy-is-a-promise/buoys.jpg": yard.buoys_in_for_paint,
    "stories/a-buoy-is-a-promise/chart.jpg": charts.chart_of_the_marks,
    "stories/coding-far-from-the-sea/desk.jpg": desk.desk_inland,
    "stories/min-foerste-vinter-paa-vaerftet/spanter.jpg": workshops.ribs_in_the_hall,
    "stories/ninety-seconds/bicycle.jpg": quayside.bicycle_on_the_quay,
    "stories/please-mend-this-kettle/kettle.jpg": bench.kettle_on_trial,
    "stories/six-months-ashore/washing-line.jpg": laundry.washing_line,
    "stories/the-new-slipway/slipway.jpg": yard.new_slipway,
    "stories/the-night-number-eight-left/storm.jpg": marks.storm,
    "stories/the-quiet-engine/night.jpg": harbours.night_at_the_plug,
    "stories/the-six-ten-bun/buns.jpg": galley.galley_at_six,
    "stories/timetable-on-a-postcard/chart.jpg": charts.chart_of_the_sound,
    "stories/two-minutes-with-the-lamp/lamp.jpg": marks.lamp_at_night,
    "stories/two-winters-one-lens/lens.jpg": workshops.lens_loft,
    "stories/undskyld-is-coming/fog.jpg": harbours.ferry_in_fog,
}


def main(names: list[str]) -> None:
    """Draw the named pictures, or all."""
    for path, draw in PICTURES.items():
        if not names or draw.__name__ in names:
            size = save(draw().finish(), ROOT / path)
            print(f"{path}  {size // 1000} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
