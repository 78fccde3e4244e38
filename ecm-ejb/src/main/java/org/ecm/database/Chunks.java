package org.ecm.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts lists of values so that a statement stays below SQL Server's 2,100 parameters. */
public final class Chunks {

  private static final int SIZE = 1000;

  private Chunks() {}

  /** The values without repeats, in pieces. */
  public static <T> List<List<T>> of(Collection<T> values) {
    List<T> distinct = values.stream().distinct().toList();
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += SIZE) {
      chunks.add(distinct.subList(from, Math.min(distinct.size(), from + SIZE)));
    }
    return chunks;
  }
}
