package org.ecm.dialer;

import java.util.List;

/**
 * Changed records, oldest first.
 *
 * @param position where the next read goes on; opaque, the adapter's own
 * @param more true if the page was cut off at its limit
 */
public record ResultPage(List<DialerRecord> records, String position, boolean more) {}
