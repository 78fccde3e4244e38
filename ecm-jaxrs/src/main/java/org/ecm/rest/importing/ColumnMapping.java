package org.ecm.rest.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecm.campaign.InvalidInputException;

/** Which column is which field, as it stands in the address: {@code mapping=Column:field}. */
final class ColumnMapping {
  private ColumnMapping() {}

  private static final int MOST = 200;

  /** Column to field; the last colon parts them, so a column's name may have some. */
  static Map<String, String> parse(List<String> pairs) {
    if (pairs.size() > MOST) {
      throw new InvalidInputException("mapping", "At most " + MOST + " columns can be mapped");
    }
    Map<String, String> mapping = new LinkedHashMap<>();
    for (String pair : pairs) {
      int colon = pair.lastIndexOf(':');
      if (colon < 1 || colon == pair.length() - 1) {
        throw new InvalidInputException("mapping", "Write mapping=Column:field");
      }
      mapping.put(pair.substring(0, colon), pair.substring(colon + 1));
    }
    return mapping;
  }
}
