package org.ecm.contact.importing;

/**
 * The job is no longer at the position or in the hands of whom this chunk assumed: it was
 * cancelled, or another node works it off. The chunk is rolled back.
 */
class SupersededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SupersededException(long job) {
    super("Import " + job + " is no longer ours to go on with");
  }
}
