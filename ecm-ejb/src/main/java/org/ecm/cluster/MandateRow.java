package org.ecm.cluster;

/**
 * A mandate's row as it was read.
 *
 * @param heir for whom a released mandate is meant first; null for nobody in particular
 */
public record MandateRow(Mandate mandate, long beat, boolean released, String heir) {}
