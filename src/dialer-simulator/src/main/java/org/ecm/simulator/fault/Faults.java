package org.ecm.simulator.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The faults in force, oldest first. May be called from any thread. */
public final class Faults {
  private final Map<Integer, Entry> entries = new LinkedHashMap<>();
  private final Random random;
  private int lastId;

  private static final class Entry {
    final Fault fault;
    int struck;

    Entry(Fault fault) {
      this.fault = fault;
    }
  }

  /** A fault in force and how often it has struck. */
  public record InForce(int id, Fault fault, int struck) {}

  public Faults(long seed) {
    random = new Random(seed);
  }

  public synchronized InForce add(Fault fault) {
    Fault checked = fault.checked();
    entries.put(++lastId, new Entry(checked));
    return new InForce(lastId, checked, 0);
  }

  /** The fault that strikes this request, if any; at most one does. */
  public synchronized Optional<Fault> strike(String operation) {
    for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
      Entry entry = all.next();
      if (entry.fault.hits(operation) && random.nextDouble() < entry.fault.probability()) {
        entry.struck++;
        if (entry.fault.count() != null && entry.struck == entry.fault.count()) {
          all.remove();
        }
        return Optional.of(entry.fault);
      }
    }
    return Optional.empty();
  }

  public synchronized boolean inForce(String operation) {
    return entries.values().stream().anyMatch(entry -> entry.fault.hits(operation));
  }

  public synchronized List<InForce> all() {
    List<InForce> all = new ArrayList<>();
    entries.forEach((id, entry) -> all.add(new InForce(id, entry.fault, entry.struck)));
    return all;
  }

  public synchronized boolean remove(int id) {
    return entries.remove(id) != null;
  }

  public synchronized void clear() {
    entries.clear();
  }
}
