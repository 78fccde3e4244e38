/**
 * Callback requests from IVR scripts: kept once, however often they are posted (P5). See
 * docs/protocol.md, section 5.
 */
package org.ecm.callback;
