/**
 * A web session that is copied to the other node while a request changes it arrives whole there.
 */
package org.ecm.session;
