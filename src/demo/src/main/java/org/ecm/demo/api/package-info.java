/** Clients of the two HTTP interfaces of a run: ECM's REST API and the simulator's control API. */
package org.ecm.demo.api;
