// A code to scan (QR, ISO/IEC 18004) as a drawing: bytes, medium correction, up to 400 of them.
const qrOf = (() => {
  const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
  const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];
  const QUIET = 4;
  const raw = (version) => {
    const marks = Math.floor(version / 7) + 2;
    const bits = (16 * version + 128) * version + 64 - (version > 1 ? (25 * marks - 10) * marks - 55 : 0) - (version > 6 ? 36 : 0);
    return bits >> 3;
  };
  const room = (version) => raw(version) - CORRECTION[version - 1] * BLOCKS[version - 1];
  // The field of 256 elements in which bytes are corrected.
  const product = (a, b) => {
    let sum = 0;
    for (let bit = 7; bit >= 0; bit--) sum = (sum << 1) ^ ((sum >>> 7) * 0x11d) ^ (((b >>> bit) & 1) * a);
    return sum;
  };
  const remainder = (bytes, degree) => {
    const divisor = [...Array(degree - 1).fill(0), 1];
    for (let turn = 0, root = 1; turn < degree; turn++, root = product(root, 2)) {
      for (let at = 0; at < degree; at++) divisor[at] = product(divisor[at], root) ^ (divisor[at + 1] || 0);
    }
    const rest = Array(degree).fill(0);
    for (const byte of bytes) {
      const factor = byte ^ rest.shift();
      rest.push(0);
      divisor.forEach((one, at) => (rest[at] ^= product(one, factor)));
    }
    return rest;
  };
  const bytesOf = (text, version) => {
    const data = [...new TextEncoder().encode(text)];
    const long = version > 9 ? 16 : 8;
    let bits = `0100${data.length.toString(2).padStart(long, "0")}${data.map((byte) => byte.toString(2).padStart(8, "0")).join("")}`;
    bits += "0".repeat(Math.min(4, room(version) * 8 - bits.length));
    bits += "0".repeat((8 - (bits.length % 8)) % 8);
    const bytes = bits.match(/.{8}/g).map((eight) => parseInt(eight, 2));
    for (let fill = 0xec; bytes.length < room(version); fill ^= 0xec ^ 0x11) bytes.push(fill);
    return bytes;
  };
  // Blocks with their corrections, one byte of each in turn.
  const woven = (bytes, version) => {
    const count = BLOCKS[version - 1];
    const degree = CORRECTION[version - 1];
    const short = Math.floor(raw(version) / count) - degree;
    const shorter = count - (raw(version) % count);
    const blocks = [];
    for (let number = 0, at = 0; number < count; number++) {
      const part = bytes.slice(at, (at += short + (number < shorter ? 0 : 1)));
      blocks.push([part, remainder(part, degree)]);
    }
    const turns = (which, length) => Array.from({ length }, (_, at) => blocks.map((block) => block[which][at])).flat().filter((one) => one !== undefined);
    return [...turns(0, short + 1), ...turns(1, degree)];
  };
  const MASKS = [
    (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
    (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2, (x, y) => ((x * y) % 2) + ((x * y) % 3),
    (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
  ];
  const checked = (value, bits, divisor) => {
    let rest = value;
    for (let at = 0; at < bits; at++) rest = (rest << 1) ^ ((rest >>> (bits - 1)) * divisor);
    return (value << bits) | rest;
  };
  const marksOf = (version, size) => {
    if (version === 1) return [];
    const count = Math.floor(version / 7) + 2;
    const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
    return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step).reverse()];
  };
  // What is always there: dark or light at each place, and nothing where data go.
  const frame = (version, mask) => {
    const size = version * 4 + 17;
    const grid = Array.from({ length: size }, () => Array(size).fill(null));
    const put = (x, y, dark) => {
      if (grid[y]?.[x] !== undefined) grid[y][x] = Boolean(dark);
    };
    for (let at = 0; at < size; at++) {
      put(6, at, at % 2 === 0);
      put(at, 6, at % 2 === 0);
    }
    const square = (x, y, reach, light) => {
      for (let dy = -reach; dy <= reach; dy++) for (let dx = -reach; dx <= reach; dx++) put(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    };
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x, y, 4, [2, 4]);
    const marks = marksOf(version, size);
    const last = marks.at(-1);
    for (const y of marks) for (const x of marks) if (!((x === 6 && (y === 6 || y === last)) || (x === last && y === 6))) square(x, y, 2, [1]);
    const format = checked(mask, 10, 0x537) ^ 0x5412;
    for (let bit = 0; bit < 15; bit++) {
      const dark = (format >>> bit) & 1;
      if (bit < 8) put(size - 1 - bit, 8, dark);
      else put(8, size - 15 + bit, dark);
      if (bit < 6) put(8, bit, dark);
      else if (bit < 8) put(8, bit + 1, dark);
      else if (bit === 8) put(7, 8, dark);
      else put(14 - bit, 8, dark);
    }
    put(8, size - 8, true);
    for (let bit = 0; version > 6 && bit < 18; bit++) {
      const dark = (checked(version, 12, 0x1f25) >>> bit) & 1;
      put(size - 11 + (bit % 3), Math.floor(bit / 3), dark);
      put(Math.floor(bit / 3), size - 11 + (bit % 3), dark);
    }
    return grid;
  };
  const filled = (grid, bytes, mask) => {
    const size = grid.length;
    let at = 0;
    for (let right = size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step++) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        for (const x of [right, right - 1]) {
          if (grid[y][x] !== null) continue;
          const dark = ((bytes[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1;
          grid[y][x] = Boolean(dark) !== (MASKS[mask](x, y) === 0);
          at++;
        }
      }
    }
    return grid;
  };
  // How hard to read: long runs, blocks, what looks like a corner, too much of one colour.
  const penalty = (grid) => {
    const size = grid.length;
    const rows = [...grid, ...grid.map((_, x) => grid.map((row) => row[x]))].map((row) => row.map(Number).join(""));
    let sum = 0;
    for (const row of rows) {
      for (const run of row.match(/0{5,}|1{5,}/g) || []) sum += run.length - 2;
      sum += 40 * (row.match(/(?=10111010000|00001011101)/g) || []).length;
    }
    for (let y = 1; y < size; y++) for (let x = 1; x < size; x++) if (new Set([grid[y][x], grid[y - 1][x], grid[y][x - 1], grid[y - 1][x - 1]]).size === 1) sum += 3;
    const dark = grid.flat().filter(Boolean).length / size ** 2;
    return sum + 10 * Math.floor(Math.abs(dark - 0.5) * 20);
  };
  return (text) => {
    const length = new TextEncoder().encode(text).length;
    const version = CORRECTION.findIndex((_, at) => room(at + 1) >= length + (at > 8 ? 3 : 2)) + 1;
    if (!version) throw new RangeError("too long for a code");
    const bytes = woven(bytesOf(text, version), version);
    const grids = MASKS.map((_, mask) => filled(frame(version, mask), bytes, mask));
    const grid = grids.reduce((best, one) => (penalty(one) < penalty(best) ? one : best));
    const path = grid.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : ""))).join("");
    const size = grid.length + 2 * QUIET;
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
  };
})();
