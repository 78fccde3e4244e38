/**
 * Live numbers: the funnel of each campaign and results over time, counted once for all viewers and
 * sent as small JSON.
 */
package org.ecm.portal.dashboard;
