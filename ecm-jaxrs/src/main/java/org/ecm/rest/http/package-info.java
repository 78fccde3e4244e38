/** How requests are read and answers sent: strict JSON and parameters, short bodies, no caching. */
package org.ecm.rest.http;
