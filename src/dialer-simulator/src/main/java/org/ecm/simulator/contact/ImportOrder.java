package org.ecm.simulator.contact;

import java.util.List;

/**
 * What to import from which file.
 *
 * @param header the columns; empty when the first line of the file names them
 */
public record ImportOrder(String file, Type type, List<String> header) {

  /** How an import was started. */
  public enum Type {
    AUTO,
    MANUAL
  }
}
