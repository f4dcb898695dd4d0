/** What a learned descriptor of pictures is fitted with: edits of pictures, and the projection that they leave unchanged. */
@org.jspecify.annotations.NullMarked
package dev.firebreak.training.descriptor;
