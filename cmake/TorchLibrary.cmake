# One wrapped torch target: system includes (its warnings are not ours), and one precompiled header for all.
# Another libtorch is chosen the usual way: -DCMAKE_PREFIX_PATH=/where/libtorch/is
find_package(Torch REQUIRED)
add_library(vantage_torch INTERFACE)
target_include_directories(vantage_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
target_link_libraries(vantage_torch INTERFACE ${TORCH_LIBRARIES})
separate_arguments(vantage_torch_flags UNIX_COMMAND "${TORCH_CXX_FLAGS}")
target_compile_options(vantage_torch INTERFACE ${vantage_torch_flags})

if(VANTAGE_PCH)
  file(WRITE ${CMAKE_BINARY_DIR}/torch_pch.cpp "// holds the precompiled torch header that the other targets re-use\n")
  add_library(vantage_torch_pch STATIC ${CMAKE_BINARY_DIR}/torch_pch.cpp)
  target_link_libraries(vantage_torch_pch PRIVATE vantage_torch vantage_common)
  target_precompile_headers(vantage_torch_pch PRIVATE <torch/torch.h>)
endif()

function(vantage_use_torch name)
  target_link_libraries(${name} PRIVATE vantage_torch)
  # Qt's slots, signals and emit are macros, and torch has a method named slots().
  target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS)
  if(VANTAGE_PCH)
    target_precompile_headers(${name} REUSE_FROM vantage_torch_pch)
  endif()
endfunction()
