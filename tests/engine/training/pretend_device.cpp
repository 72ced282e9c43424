// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/training/pretend_device.h"

#include <ATen/Context.h>
#include <ATen/EmptyTensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/detail/XPUHooksInterface.h>
#include <ATen/ops/_reshape_alias_native.h>
#include <ATen/ops/as_strided_native.h>
#include <ATen/ops/unfold_native.h>
#include <ATen/ops/view_as_real_native.h>
#include <ATen/ops/view_native.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <torch/library.h>

#include <cstdlib>
#include <cstring>
#include <limits>
#include <stdexcept>

namespace ajepa::test {
namespace {

constexpr c10::DeviceType pretended = c10::DeviceType::XPU;
const c10::Device theDevice(pretended, 0);

class Guard final : public c10::impl::NoOpDeviceGuardImpl<pretended> {
public:
    c10::Device exchangeDevice(c10::Device /*device*/) const override { return theDevice; }
    c10::Device getDevice() const override { return theDevice; }
    c10::Stream getStream(c10::Device /*device*/) const noexcept override { return c10::Stream(c10::Stream::DEFAULT, theDevice); }
    c10::Stream exchangeStream(c10::Stream /*stream*/) const noexcept override { return c10::Stream(c10::Stream::DEFAULT, theDevice); }
};

/// Says that the device is there.
struct Hooks final : at::XPUHooksInterface {
    explicit Hooks(const at::XPUHooksArgs& /*arguments*/) {}
    void init() const override {}
    bool hasXPU() const override { return true; }
    bool isBuilt() const override { return true; }
    bool isAvailable() const override { return true; }
    c10::DeviceIndex getNumGPUs() const override { return 1; }
    c10::DeviceIndex deviceCount() const override { return 1; }
    c10::DeviceIndex current_device() const override { return 0; }
    c10::DeviceIndex getCurrentDevice() const override { return 0; }
    void deviceSynchronize(c10::DeviceIndex /*device*/) const override {}
    bool hasPrimaryContext(c10::DeviceIndex /*device*/) const override { return true; }
};

class Memory final : public c10::Allocator {
public:
    c10::DataPtr allocate(std::size_t bytes) override {
        void* memory = std::aligned_alloc(64, (bytes + 127) / 64 * 64);
        return {memory, memory, &std::free, theDevice};
    }
    c10::DeleterFnPtr raw_deleter() const override { return &std::free; }
    void copy_data(void* to, const void* from, std::size_t bytes) const override { std::memcpy(to, from, bytes); }
};

c10::Allocator* memory() {
    static Memory memory;
    return &memory;
}

at::Tensor emptyTensor(at::IntArrayRef size, std::optional<at::ScalarType> type, std::optional<at::Layout> /*layout*/,
                       std::optional<at::Device> /*device*/, std::optional<bool> /*pinned*/, std::optional<at::MemoryFormat> format) {
    return at::detail::empty_generic(size, memory(), c10::DispatchKeySet(c10::DispatchKey::XPU), type.value_or(at::kFloat), format);
}

at::Tensor emptyStrided(at::IntArrayRef size, at::IntArrayRef stride, std::optional<at::ScalarType> type, std::optional<at::Layout> /*layout*/,
                        std::optional<at::Device> /*device*/, std::optional<bool> /*pinned*/) {
    return at::detail::empty_strided_generic(size, stride, memory(), c10::DispatchKeySet(c10::DispatchKey::XPU), type.value_or(at::kFloat));
}

bool isOurs(const at::Tensor& tensor) {
    return tensor.defined() && tensor.device().type() == pretended;
}

/// The same memory as a tensor of the processor.
at::Tensor lent(const at::Tensor& tensor) {
    return isOurs(tensor) ? at::from_blob(tensor.data_ptr(), tensor.sizes(), tensor.strides(), tensor.options().device(at::kCPU)) : tensor;
}

at::Tensor& copyTensor(at::Tensor& to, const at::Tensor& from, bool /*nonBlocking*/) {
    lent(to).copy_(lent(from));
    return to;
}

const at::Tensor& resizeTensor(const at::Tensor& tensor, at::IntArrayRef size, std::optional<at::MemoryFormat> /*format*/) {
    const std::size_t bytes = static_cast<std::size_t>(c10::multiply_integers(size)) * tensor.element_size();
    c10::StorageImpl* storage = tensor.storage().unsafeGetStorageImpl();
    if (storage->nbytes() < bytes) {
        storage->set_data_ptr_noswap(memory()->allocate(bytes));  // an operator's output, which holds nothing yet
        storage->set_nbytes(bytes);
    }
    tensor.unsafeGetTensorImpl()->set_sizes_contiguous(size);
    return tensor;
}

at::Tensor taken(const at::Tensor& tensor) {
    if (!tensor.defined()) {
        return tensor;
    }
    at::Tensor own = emptyStrided(tensor.sizes(), tensor.strides(), tensor.scalar_type(), {}, {}, {});
    lent(own).copy_(tensor);
    return own;
}

/// Numbers may come as tensors of the processor without a dimension, as for a GPU.
at::Tensor lentArgument(const at::Tensor& tensor, const c10::FunctionSchema& schema) {
    if (tensor.defined() && !isOurs(tensor) && tensor.dim() > 0) {
        throw std::logic_error(schema.name() + " was given a tensor of the processor beside the device's");
    }
    return lent(tensor);
}

void lend(c10::IValue& value, const c10::FunctionSchema& schema) {
    if (value.isTensor()) {
        value = lentArgument(value.toTensor(), schema);
    } else if (value.isTensorList()) {
        c10::List<at::Tensor> tensors;
        for (const at::Tensor& tensor : value.toTensorVector()) {
            tensors.push_back(lentArgument(tensor, schema));
        }
        value = tensors;
    } else if (value.isDevice()) {
        value = c10::Device(at::kCPU);
    }
}

/// What an operator gives back: the argument that it has written to, or a new tensor.
c10::IValue result(const c10::FunctionSchema& schema, std::size_t number, const std::vector<c10::IValue>& arguments, const c10::IValue& value) {
    const c10::AliasInfo* alias = schema.returns()[number].alias_info();
    for (std::size_t i = 0; alias != nullptr && i < arguments.size(); ++i) {
        const c10::AliasInfo* own = schema.arguments()[i].alias_info();
        if (own != nullptr && *own == *alias && alias->isWrite()) {
            const at::Tensor& written = arguments[i].toTensor();
            if (schema.arguments()[i].is_out()) {
                lent(written.sizes() == value.toTensor().sizes() ? written : resizeTensor(written, value.toTensor().sizes(), {}))
                    .copy_(value.toTensor());
            }
            return arguments[i];
        }
    }
    if (alias != nullptr) {
        throw std::logic_error(schema.name() + " gives a view, which the pretended device has no operator for");
    }
    return value.isTensor() ? c10::IValue(taken(value.toTensor())) : value;
}

void computeOnProcessor(const c10::OperatorHandle& op, torch::jit::Stack* stack) {
    const c10::FunctionSchema& schema = op.schema();
    const std::size_t begin = stack->size() - schema.arguments().size();
    const std::vector<c10::IValue> arguments(stack->begin() + static_cast<std::ptrdiff_t>(begin), stack->end());
    for (std::size_t i = begin; i < stack->size(); ++i) {
        if (schema.arguments()[i - begin].is_out()) {
            (*stack)[i] =
                at::empty({0}, (*stack)[i].toTensor().options().device(at::kCPU));  // an operator may use its output in other sizes on the way
        } else {
            lend((*stack)[i], schema);
        }
    }
    op.callBoxed(stack);
    for (std::size_t i = 0; i < schema.returns().size(); ++i) {
        (*stack)[begin + i] = result(schema, i, arguments, (*stack)[begin + i]);
    }
}

/// LibTorch asks which kernels a device has for attention, and knows none but its own devices.
at::Tensor plainAttention(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const std::optional<at::Tensor>& allowed,
                          double dropout, bool causal, std::optional<double> scale, bool grouped) {
    std::optional<at::Tensor> bias = allowed;
    if (allowed && allowed->scalar_type() == at::kBool) {
        bias = at::zeros_like(*allowed, query.options()).masked_fill(allowed->logical_not(), -std::numeric_limits<float>::infinity());
    }
    return std::get<0>(at::_scaled_dot_product_attention_math(query, key, value, bias, dropout, causal, {}, scale, grouped));
}

}  // namespace

C10_REGISTER_GUARD_IMPL(XPU, Guard)

TORCH_LIBRARY_IMPL(aten, XPU, library) {
    library.impl("empty.memory_format", &emptyTensor);
    library.impl("empty_strided", &emptyStrided);
    library.impl("copy_", &copyTensor);
    library.impl("resize_", &resizeTensor);
    library.impl("view", &at::native::view);
    library.impl("as_strided", &at::native::as_strided_tensorimpl);
    library.impl("view_as_real", &at::native::view_as_real);
    library.impl("unfold", &at::native::unfold);
    library.impl("_reshape_alias", &at::native::_reshape_alias);
    library.impl("scaled_dot_product_attention", &plainAttention);
}

TORCH_LIBRARY_IMPL(aten, AutogradXPU, library) {
    library.impl("scaled_dot_product_attention", &plainAttention);
}

TORCH_LIBRARY_IMPL(_, XPU, library) {
    library.fallback(torch::CppFunction::makeFromBoxedFunction<&computeOnProcessor>());
}

torch::Device pretendDevice() {
    return theDevice;
}

PlainAttention::PlainAttention() {
    at::globalContext().setSDPUseFlash(false);
}

PlainAttention::~PlainAttention() {
    at::globalContext().setSDPUseFlash(true);
}

}  // namespace ajepa::test

namespace at {
using XPUHooks = ajepa::test::Hooks;
REGISTER_XPU_HOOKS(XPUHooks)
}  // namespace at
