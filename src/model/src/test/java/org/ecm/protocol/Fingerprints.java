package org.ecm.protocol;

import java.util.Arrays;

/** A set of 64-bit fingerprints in 8 bytes each: what lets millions of states fit in a test. */
public final class Fingerprints {

  private long[] slots = new long[1 << 12];
  private int size;

  /** Folds a value into a fingerprint (the finaliser of MurmurHash3, a bijection per value). */
  public static long mix(long hash, long value) {
    long h = hash * 31 + value;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  /** Adds a fingerprint and says whether it was new. */
  public boolean add(long fingerprint) {
    if (2 * size >= slots.length) {
      grow();
    }
    long key = fingerprint == 0 ? 1 : fingerprint;
    int slot = find(slots, key);
    if (slots[slot] == key) {
      return false;
    }
    slots[slot] = key;
    size++;
    return true;
  }

  public boolean contains(long fingerprint) {
    long key = fingerprint == 0 ? 1 : fingerprint;
    return slots[find(slots, key)] == key;
  }

  public int size() {
    return size;
  }

  private static int find(long[] slots, long key) {
    int mask = slots.length - 1;
    int slot = (int) key & mask;
    while (slots[slot] != 0 && slots[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] wider = new long[slots.length * 2];
    Arrays.stream(slots).filter(key -> key != 0).forEach(key -> wider[find(wider, key)] = key);
    slots = wider;
  }
}
