package org.ecm.demo.contacts;

import java.util.Map;

/**
 * What a generated list holds, for those who check what became of it.
 *
 * @param rows data rows in the file
 * @param repeated rows that repeat an earlier one
 * @param blemishes how many rows have each, not counting repeated ones
 * @param doNotCall entries of the do-not-call list
 */
public record Planted(int rows, int repeated, Map<Blemish, Integer> blemishes, int doNotCall) {}
