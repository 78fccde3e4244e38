package org.ecm.cluster;

import java.util.function.Function;
import org.jboss.logging.Logger;

/** One component's place on this node: its loop, the loop's thread, and its health. */
class ComponentPost {

  private static final Logger LOG = Logger.getLogger(ComponentPost.class);

  private final ComponentLoop loop;
  private final Function<ComponentLoop, Thread> starter;
  private final HealthJudgement judgement;
  private final DialerReach dialer;
  private final ClockCheck times;
  private final ClusterView view;
  private final Monotonic clock;
  private Thread thread;

  /**
   * @param starter starts the loop on a new thread
   */
  ComponentPost(
      ComponentLoop loop,
      Function<ComponentLoop, Thread> starter,
      HealthJudgement judgement,
      DialerReach dialer,
      ClockCheck times,
      ClusterView view,
      Monotonic clock) {
    this.loop = loop;
    this.starter = starter;
    this.judgement = judgement;
    this.dialer = dialer;
    this.times = times;
    this.view = view;
    this.clock = clock;
    thread = starter.apply(loop);
  }

  String component() {
    return loop.component().name();
  }

  ComponentLoop loop() {
    return loop;
  }

  /** Judges the component's health; a loop that has ended is started again. */
  void check() {
    boolean alive = thread.isAlive();
    view.own(
        component(),
        judgement.judge(loop.signs(alive), dialer.trouble(), times.trouble(), clock.nanos()));
    if (!alive && !loop.isStopped()) {
      LOG.errorf("%s: its loop has ended; starting it again", component());
      thread = starter.apply(loop);
    }
  }
}
