package org.ecm.cluster.election;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The members of the cluster's channel, as the server's management model shows them: a node is one
 * long before its application works.
 */
final class GroupView {
  private GroupView() {}

  /**
   * As JGroups writes a view: {@code [node1(v=16.0.5)|1] (2) [node1(v=16.0.5), node2(v=16.0.5)]}.
   */
  private static final Pattern VIEW = Pattern.compile(".*\\[(.*)]");

  private static final Pattern VERSION = Pattern.compile("\\([^)]*\\)");

  /** The members' names, the one that joined first in front; empty if there is no channel. */
  static List<String> members() {
    try {
      Object view =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(new ObjectName("jboss.as:subsystem=jgroups,channel=ee"), "view");
      return names(String.valueOf(view));
    } catch (InstanceNotFoundException e) {
      return List.of();
    } catch (JMException e) {
      throw new IllegalStateException("The server does not show the cluster's members", e);
    }
  }

  static List<String> names(String view) {
    Matcher matcher = VIEW.matcher(view);
    return matcher.matches()
        ? List.of(VERSION.matcher(matcher.group(1)).replaceAll("").split(", "))
        : List.of();
  }
}
