// Makes a Wasm of what the build has packed (xtask/src/build/pack.rs), before it is compiled.
//
// In a Wasm the codes of instructions stand among what they work on: numbers of locals, constants,
// distances, numbers of functions. Each kind by itself compresses better by a sixth, so that is how they
// are sent; here they are put together again.
//
// A packed Wasm is itself one, of a custom section (WebAssembly Core Specification 2.0, 5.5.3), so that hosts
// know what it is. After the section's name come the length of what stands before the functions, that of the
// functions, and how many streams there are; for each its number, less that of the one before, and its length;
// then what stands before, the streams, and to the end of the file what stands after the functions. Numbers
// are LEB128.

// The streams. The number of each is 256 times the code of an instruction (5.4), one for all of a kind, plus what else
// tells the number that goes with it: with locals, the code that follows, and where that is a constant, the one after
// it; with what loads, the local that has its address; with calls, the codes around; with a constant that is added, the
// local before it; with most others, the code that follows. The first two have no instruction of their own.
const CODES = 0;
const VARIABLES = 1;
const LABELS = 0x0c00;
const CALLS = 0x1000;
const LOCALS = 0x2000;
const LOADS = 0x2800;
const STORES = 0x3600;
const CONSTANTS = 0x4100;
const ADDED = 0x6a00;
const COUNT = 0x10000;

// The last of the locals that have a stream of what is found by them, and what stands for no local.
const LAST = 7;
const NONE = 8;

// Where the one number is that goes with an instruction, by its code, at the least; 0 where there is none or more.
const STREAMS = new Uint16Array(256);
for (const [from, to, stream] of [
  [0x0c, 0x0d, LABELS],
  [0x20, 0x22, LOCALS],
  [0x28, 0x35, LOADS],
  [0x36, 0x3e, STORES],
]) STREAMS.fill(stream, from, to + 1);
// Blocks, calls, globals, tables, the size of the memory, constants, references.
const SINGLE = [2, 3, 4, 0x10, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2];
for (const code of SINGLE) STREAMS[code] = code << 8;

// Which of the streams of locals it is, by the code that follows.
const FOLLOWED = new Uint8Array(256);
FOLLOWED.fill(1, 0x28, 0x36);
FOLLOWED.fill(2, 0x36, 0x3f);

// Which of the streams of calls it is, by the code before: what is given last, be it a local, a constant or a sum;
// and by the code that follows: what comes back decides, is dropped, or is put into a local.
const GIVEN = new Uint8Array(256);
GIVEN[0x20] = 4;
GIVEN[0x41] = 8;
GIVEN[0x6a] = 12;
const TAKEN = new Uint8Array(256);
TAKEN[0x04] = TAKEN[0x0d] = TAKEN[0x45] = 1;
TAKEN[0x1a] = 2;
TAKEN[0x21] = TAKEN[0x22] = 3;

// The hint of alignment of what loads or stores, which is the same for all of a kind.
const ALIGNMENTS = new Uint8Array(256);
ALIGNMENTS.set([..."22220011001122222201012"], 0x28);

// The header that says that an answer is unpacked already, which boot.js looks for as well.
const UNPACKED = "unpacked";

// What `WebAssembly.instantiate` and its like take, of what boot.js has read of the answer to a request for a
// Wasm, or of the answer. Fails like the request, and where the answer is not the file.
export async function unpack(promise) {
  const answer = await promise;
  if (answer instanceof ArrayBuffer) return moduleOf(answer);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.headers.has(UNPACKED) ? answer : moduleOf(await answer.arrayBuffer());
}

// Compiling takes less than waiting for another thread to do it, since browsers compile functions when they are
// called. Some refuse to do it at once.
function moduleOf(buffer) {
  const bytes = plain(buffer);
  try {
    return new WebAssembly.Module(bytes);
  } catch {
    return bytes;
  }
}

// One that is not packed, which development builds have, begins with a section of types.
function plain(buffer) {
  const bytes = new Uint8Array(buffer);
  return bytes[8] ? bytes : unpacked(bytes);
}

// The answer to keep in place of one that is packed. Packing is for the network alone: browsers compile an answer
// while they read it, and sooner the next time.
export async function toKeep(answer) {
  const headers = { "content-type": "application/wasm", [UNPACKED]: "" };
  return new Response(plain(await answer.arrayBuffer()), { headers });
}

// Makes an instance of it.
export async function instantiate(promise, imports) {
  const wasm = await unpack(promise);
  return wasm instanceof Response
    ? WebAssembly.instantiateStreaming(wasm, imports)
    : WebAssembly.instantiate(wasm, imports);
}

// The Wasm that was packed as these bytes.
export function unpacked(bytes) {
  let from = 9;
  const number = () => {
    const value = numberAt(bytes, from);
    while (bytes[from++] > 127);
    return value;
  };
  number(); // The length of the section.
  from += bytes[from] + 1;
  const before = number();
  const functions = number();
  const places = new Int32Array(COUNT);
  const streams = Array.from({ length: number() }, () => [number(), number()]);
  const start = from;
  from += before;
  let stream = 0;
  for (const [gap, length] of streams) {
    places[stream += gap] = from;
    from += length;
  }
  const end = places[CODES] + streams[0][1];
  const whole = new Uint8Array(before + functions + bytes.length - from);
  whole.set(bytes.subarray(start, start + before));
  let to = before;
  while (places[CODES] < end) to = putFunction(bytes, places, whole, to);
  whole.set(bytes.subarray(from), to);
  return whole;
}

// Puts the next function together, and returns where it ends. Nearly all of the time is spent here, most of
// it before a browser has made fast code of it, hence numbers are copied in place and the usual comes first.
function putFunction(bytes, places, whole, to) {
  const start = to + 3;
  const variables = 2 * numberAt(bytes, places[VARIABLES]);
  to = copy(bytes, places, VARIABLES, 1 + variables, whole, start);
  let place = places[CODES];
  let local = NONE;
  let last = 0;
  for (let depth = 1; depth > 0;) {
    const code = bytes[place++];
    const next = bytes[place];
    whole[to++] = code;
    let stream = STREAMS[code];
    if (stream === LOCALS) {
      stream += next === 0x41 ? bytes[place + 1] : FOLLOWED[next];
      local = Math.min(bytes[places[stream]], LAST);
      last = code;
    } else {
      if (stream === LOADS) {
        whole[to++] = ALIGNMENTS[code];
        stream += local;
      } else if (stream === STORES) {
        whole[to++] = ALIGNMENTS[code];
      } else if (stream === CONSTANTS) {
        stream = next === 0x6a ? ADDED + local : CONSTANTS + next;
      } else if (stream === CALLS) {
        stream += GIVEN[last] + TAKEN[next];
      } else if (code > 4) {
        if (stream > CALLS) stream += next;
      } else if (stream > 0) {
        depth++; // Blocks.
      }
      local = NONE;
      last = code;
      if (stream === 0) {
        if (code === 0x0b) depth--; // `end`
        else to = copyMore(code, next, bytes, places, whole, to);
        continue;
      }
    }
    let from = places[stream];
    let byte;
    do {
      byte = bytes[from++];
      whole[to++] = byte;
    } while (byte > 127);
    places[stream] = from;
  }
  places[CODES] = place;
  // The length of the function, in as many bytes as that of any takes.
  const length = to - start;
  whole[start - 3] = (length & 127) | 128;
  whole[start - 2] = ((length >> 7) & 127) | 128;
  whole[start - 1] = length >> 14;
  return to;
}

// Copies what goes with an instruction that has more with it than a number, or nothing.
function copyMore(code, next, bytes, places, whole, to) {
  const stream = (code << 8) + next;
  const place = places[stream];
  switch (code) {
    case 0x0e: // `br_table`
      return copy(bytes, places, LABELS, 2 + numberAt(bytes, places[LABELS]), whole, to);
    case 0x11: // `call_indirect`
      return copy(bytes, places, stream, 2, whole, to);
    case 0x1c: // `select` of a type
      return copy(bytes, places, stream, 1 + numberAt(bytes, place), whole, to);
    case 0x43: // `f32.const`
    case 0x44: // `f64.const`
      places[stream] += code === 0x43 ? 4 : 8;
      whole.set(bytes.subarray(place, places[stream]), to);
      return to + places[stream] - place;
    case 0xfc: {
      // What is done with memories and tables has a number with it or two; the first few, which make
      // integers of floats, have none.
      const which = numberAt(bytes, place);
      const count = which < 8 ? 0 : which < 15 && which % 2 === 0 ? 2 : 1;
      return copy(bytes, places, stream, 1 + count, whole, to);
    }
    default:
      return to;
  }
}

// Copies so many numbers of a stream, and returns where they end.
function copy(bytes, places, stream, count, whole, to) {
  let place = places[stream];
  while (count-- > 0) {
    do whole[to++] = bytes[place];
    while (bytes[place++] > 127);
  }
  places[stream] = place;
  return to;
}

function numberAt(bytes, place) {
  let value = 0;
  let shift = 0;
  let byte;
  do {
    byte = bytes[place++];
    value |= (byte & 127) << shift;
    shift += 7;
  } while (byte > 127);
  return value;
}
