// Makes photos ready on the device: upright, no larger than pages show them, without anything that the camera wrote.
const photoOf = (() => {
  const LONGEST = 2400;
  const MOST_BYTES = 40e6;
  const drawn = async (file) => {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const shrink = Math.max(1, Math.max(bitmap.width, bitmap.height) / LONGEST);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width / shrink));
    canvas.height = Math.max(1, Math.round(bitmap.height / shrink));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.88));
    if (!blob) throw new Error(file.name);
    return blob;
  };
  // A HEIC is told by its first bytes; few browsers can open one.
  const isHeic = async (file) => {
    const start = new TextDecoder("latin1").decode(await file.slice(0, 12).arrayBuffer());
    return /^....ftyp(hei[cxms]|hevc|mif1|msf1)/s.test(start);
  };
  // What became of a file: `blob` and its ending, or why there is none: `broken`, `heavy`.
  return async (file) => {
    try {
      return { blob: await drawn(file), ending: "jpg" };
    } catch {
      if (!(await isHeic(file))) return { fault: "broken" };
      return file.size > MOST_BYTES ? { fault: "heavy" } : { blob: file, ending: "heic" };
    }
  };
})();
