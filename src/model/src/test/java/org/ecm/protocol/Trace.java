package org.ecm.protocol;

import java.util.ArrayList;
import java.util.List;

/** A breach and the steps that led to it, for people to read. */
public record Trace(Breach breach, List<String> lines) {

  /** The same breach, reached by these lines first. */
  public Trace after(List<String> earlier) {
    List<String> all = new ArrayList<>(earlier);
    all.addAll(lines);
    return new Trace(breach, List.copyOf(all));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(breach.toString());
    for (int i = 0; i < lines.size(); i++) {
      text.append(System.lineSeparator()).append("%3d. ".formatted(i + 1)).append(lines.get(i));
    }
    return text.toString();
  }
}
