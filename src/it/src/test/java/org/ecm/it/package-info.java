/** Tests of the whole: the archive in the server, killed servers, a failing dialer and database. */
package org.ecm.it;
