package org.ecm.portal.importing;

import java.util.Locale;

/** Sizes of files as people read them: 555 B, 12.3 kB, 4.0 MB. */
final class FileSize {
  private FileSize() {}

  private static final String[] UNITS = {"kB", "MB", "GB"};

  static String text(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double size = bytes / 1000.0;
    int unit = 0;
    while (size >= 999.95 && unit < UNITS.length - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ENGLISH, "%.1f %s", size, UNITS[unit]);
  }
}
