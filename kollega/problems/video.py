"""Problems of videos and of their captions."""

from __future__ import annotations

from kollega.problems.entry import error, note, warning

_HELD_BACK = "until then the page shows the poster and the words."

VIDEO = {
    "video-without-source": error(
        "`video` has neither `file` nor `url`.", "name the file beside the story, or the address."
    ),
    "video-two-sources": warning(
        "`video` has both `file` and `url`: the file is shown, and nobody learns of the address.",
        "keep one of the two.",
    ),
    "video-file-as-address": error(
        "`{file}` is the name of a file, and an address of the web is read here.",
        "name a file beside this text as one, with its captions: `video: {{file: {file}, captions: {{en: en.vtt}}}}`.",
    ),
    "video-without-captions": error(
        "the video `{file}` has no captions, so people who cannot hear learn nothing of it.",
        "put a file with captions beside it and name it by its language: `captions: {{en: …}}`; or set `draft: true`.",
    ),
    "video-without-poster": note(
        "nothing is shown of the video before it plays, and search engines leave out a video without a picture.",
        "put a picture beside the story and name it: `video: {{url: …, poster: still.jpg}}`; or give the story a `photo`.",
    ),
    "video-digest": error(
        '"{value}" is not the digest of a video.',
        "write `sha256:`, the 64 digits that `sha256sum` prints, and the ending of the file, e.g. `.mp4`.",
    ),
    "video-chapter": error(
        '"{value}" is not a time in the video.',
        'write minutes and seconds in quotes, e.g. "1:05": The first night.',
    ),
    "video-program-missing": note(
        "the program `ffmpeg` is not installed here, so no video is made ready for the web; pages show posters and words instead.",
        "install it (on Debian and Ubuntu: apt install ffmpeg; or: pip install imageio-ffmpeg), and build again.",
    ),
    "video-outside": warning(
        "the video `{name}` lies outside the repository and cannot be fetched: {reason}; the page does without it.",
        "look at `media` in `mkdocs.yml`, and whether the file is there under this name.",
    ),
    "video-empty": warning(
        "the video `{name}` is empty, so nobody could play it.", "copy it here again; " + _HELD_BACK
    ),
    "video-lfs": warning(
        "`{name}` is only a note of Git LFS that says where the video is, not the video itself.",
        "run `git lfs install` once and `git lfs pull`; in a CI, let it check out files of LFS. "
        + _HELD_BACK.capitalize(),
    ),
    "video-not-one": warning(
        "`{name}` is named as a video, and its content is none (MP4, MOV or WebM).",
        "export it again as MP4; " + _HELD_BACK,
    ),
    "video-without-picture": warning(
        "`{name}` has sound and no picture.", "export it again with its picture; " + _HELD_BACK
    ),
    "video-too-large": warning(
        "the video `{name}` has more than {most} MB, so it is not looked at.",
        "export it again in a smaller size, e.g. 1920 by 1080; " + _HELD_BACK,
    ),
    "video-too-long": warning(
        "the video `{name}` is longer than {minutes} minutes; hardly anybody would watch so long, and making it ready takes hours.",
        "cut it into several stories, or put it on a video host and give its address as `url`; " + _HELD_BACK,
    ),
    "video-undecodable": warning(
        "the video `{name}` cannot be read: it is damaged, or in a form that is not known here.",
        "export it again as MP4 with H.264; " + _HELD_BACK,
    ),
    "video-sound-undecodable": warning(
        "the sound of the video `{name}` cannot be read: its form ({codec}) is not known here.",
        "export it again with AAC sound; " + _HELD_BACK,
    ),
    "video-too-costly": warning(
        "the video `{name}` takes too long or too much memory to read.",
        "export it again as MP4 in 1920 by 1080 with 30 frames a second; " + _HELD_BACK,
    ),
    "video-cut-off": warning(
        "the end of the video `{name}` is missing: of {seconds} seconds {there} can be read, and those are published.",
        "copy or export it again; probably the copying broke off.",
    ),
    "video-silent": note(
        "nothing can be heard in the video `{name}`.", "if that is not meant, export it again with its sound."
    ),
    "video-transcript-unused": note(
        "the words in `transcript` are shown nowhere: those of the captions are.",
        "put what they lack into the captions, and take `transcript` out.",
    ),
    "captions-none": error(
        "there are no captions in this file.",
        "a caption is a line of times, `00:00:01.000 --> 00:00:03.500`, with one or two lines of words below it.",
    ),
    "captions-draft": error(
        "nobody has read these captions yet: a machine wrote them, and it mishears names and numbers.",
        "listen and mend them; then delete the line that begins with `{note}`, and take `.draft` out of the file's name.",
    ),
    "captions-time": warning(
        "the times on this line cannot be read, so the words below it are not shown.",
        "write them as `00:01:05.000 --> 00:01:08.000`, with minutes and seconds up to 59.",
    ),
    "captions-without-times": warning(
        "above these words no line of times stands, so they are not shown.",
        "write when they are said on a line above them: `00:01:05.000 --> 00:01:08.000`. Within a caption leave no line empty.",
    ),
    "captions-backwards": warning(
        "these words end ({end}) before they begin ({start}), so they are never shown.",
        "correct one of the two times.",
    ),
    "captions-order": warning(
        "these words begin at {start}, before those above them.", "put the captions into the order of time."
    ),
    "captions-overlap": warning(
        "these words come ({start}) before those above them are gone ({end}), so both cover the picture.",
        "end the one above earlier, or begin this one later.",
    ),
    "captions-empty": warning(
        "at {start} there is a caption without words.", "write the words, or delete it."
    ),
    "captions-fast": warning(
        "{letters} letters are shown for {seconds} seconds; hardly anybody reads so fast.",
        "show them for {wanted} seconds, or shorten them.",
    ),
    "captions-long": warning(
        "on a phone these captions cover the picture (lines: {lines}; letters of the longest: {letters}).",
        "write at most two lines of 42 letters, and put the rest into a caption of its own.",
    ),
    "captions-late": warning(
        "the last words are shown at {start}, and the video `{name}` ends at {end}.",
        "probably these are the captions of another version: correct the times.",
    ),
}
