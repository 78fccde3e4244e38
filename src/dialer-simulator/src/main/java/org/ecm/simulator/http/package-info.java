/** What both HTTP servers of the simulator share. */
package org.ecm.simulator.http;
