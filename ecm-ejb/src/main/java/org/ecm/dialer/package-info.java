/**
 * The port to the dialer and the words both sides share. Only code that runs under a mandate may
 * send through it.
 */
package org.ecm.dialer;
