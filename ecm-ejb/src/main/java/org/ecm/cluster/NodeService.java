package org.ecm.cluster;

/** Work that every node does for itself on a thread of its own, such as working off imports. */
public interface NodeService extends Runnable {

  /** A name for the thread and the log. */
  String name();

  /** Ends {@link #run()} soon. */
  void stop();
}
