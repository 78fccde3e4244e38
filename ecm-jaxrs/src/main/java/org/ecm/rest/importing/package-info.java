/** Contact files over REST: uploaded as a stream, worked off in the background. */
package org.ecm.rest.importing;
