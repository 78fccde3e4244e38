package org.ecm.strategy;

/**
 * One ordered attempt.
 *
 * @param phone which of the contact's phones it calls, 1 to 5
 */
public record Step(int phone) {}
