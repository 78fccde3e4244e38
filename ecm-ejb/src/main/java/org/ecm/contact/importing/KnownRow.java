package org.ecm.contact.importing;

/**
 * Where the list has a row from.
 *
 * @param job the import that brought it; null for a contact that came one by one
 * @param row its number in that import's file; null if it has none
 */
record KnownRow(Long job, Long row) {}
