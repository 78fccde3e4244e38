package org.ecm.cluster;

/** A mandate's row as it was read. */
public record MandateRow(Mandate mandate, long beat, boolean released) {}
