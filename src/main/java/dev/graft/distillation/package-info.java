/**
 * Teaching a small network to imitate larger ones on photographs without labels: views of the
 * photographs, the store of views with what the teachers say of them, and the loop. The engine
 * behind {@link dev.graft.distillation.DistillationEngine} computes; nothing here knows a tensor.
 * Sees network, dataset and training.
 */
@NullMarked
package dev.graft.distillation;

import org.jspecify.annotations.NullMarked;
