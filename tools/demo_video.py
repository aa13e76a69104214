"""Make the film of the demo anew: `python3 tools/demo_video.py`. It needs ffmpeg.

Eight seconds of the drawn lighthouse, whose lamp turns once, and the sound of a quiet sea, which is noise.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

STORY = Path(__file__).resolve().parents[1] / "stories" / "two-minutes-with-the-lamp"
SECONDS = 8
#: It moves in a little, and grows brighter and darker with the lamp.
_PICTURE = (
    "scale=1280:-2,zoompan=z='1+0.0012*on':x='(iw-iw/zoom)*0.75':y='(ih-ih/zoom)*0.35':d=1:s=640x360:fps=12,"
    f"eq=brightness='0.05*cos(2*PI*t/{SECONDS})-0.02':eval=frame,format=yuv420p"
)
_SOUND = f"anoisesrc=color=brown:amplitude=0.08:seed=7:duration={SECONDS},tremolo=f=0.2:d=0.6,lowpass=f=700"


def main() -> None:
    """Write `lamp.mp4` beside the story."""
    subprocess.run(
        ["ffmpeg",  # noqa: S607
         "-v", "error", "-nostdin", "-y", "-loop", "1", "-framerate", "12", "-i", str(STORY / "lamp.jpg"),
         "-f", "lavfi", "-i", _SOUND, "-t", str(SECONDS), "-vf", _PICTURE, "-c:v", "libx264", "-preset", "slow", "-crf", "31",
         "-threads", "1", "-c:a", "aac", "-b:a", "48k", "-ac", "1", "-map_metadata", "-1", "-fflags", "+bitexact",
         "-movflags", "+faststart", str(STORY / "lamp.mp4")],
        check=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
