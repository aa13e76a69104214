// Puts files together as a ZIP, without making them smaller: pictures would not get smaller anyhow.
const zipOf = (() => {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    return rest;
  });
  const crc = (data) => {
    let rest = 0xffffffff;
    for (const byte of data) rest = table[(rest ^ byte) & 255] ^ (rest >>> 8);
    return (rest ^ 0xffffffff) >>> 0;
  };
  // Fields of 2 and 4 bytes, the last byte first.
  const record = (...fields) => {
    const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
    let at = 0;
    for (const [size, value] of fields) {
      if (size === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += size;
    }
    return new Uint8Array(view.buffer);
  };
  const UTF8 = 0x0800;
  const DAY = 0x0021; // 1 January 1980: nobody needs to know when.
  const described = (name, data) => [
    [2, 20], [2, UTF8], [2, 0], [2, 0], [2, DAY], [4, crc(data)], [4, data.length], [4, data.length], [2, name.length],
  ];
  return (files) => {
    const parts = [];
    const directory = [];
    let at = 0;
    for (const [title, data] of files) {
      const name = new TextEncoder().encode(title);
      const fields = described(name, data);
      const head = record([4, 0x04034b50], ...fields, [2, 0]);
      directory.push(record([4, 0x02014b50], [2, 20], ...fields, [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name);
      parts.push(head, name, data);
      at += head.length + name.length + data.length;
    }
    const size = directory.reduce((sum, part) => sum + part.length, 0);
    const count = directory.length / 2;
    const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0]);
    return new Blob([...parts, ...directory, end], { type: "application/zip" });
  };
})();
