using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OpenIddict.Server;

/// <summary>Does something at a moment of the server's.</summary>
/// <typeparam name="TContext">The moment.</typeparam>
public interface IOpenIddictServerHandler<in TContext>
    where TContext : BaseContext
{
    /// <summary>Does it.</summary>
    /// <param name="context">What is known then.</param>
    ValueTask HandleAsync(TContext context);
}

/// <summary>Which handler is for which moment.</summary>
public sealed class OpenIddictServerHandlerDescriptor
{
    private OpenIddictServerHandlerDescriptor()
    {
    }

    /// <summary>The moment.</summary>
    public Type ContextType { get; private init; } = default!;

    /// <summary>How the handler is made.</summary>
    public ServiceDescriptor ServiceDescriptor { get; private init; } = default!;

    /// <summary>Composes a descriptor.</summary>
    /// <typeparam name="TContext">The moment.</typeparam>
    public sealed class Builder<TContext>
        where TContext : BaseContext
    {
        private ServiceDescriptor? _service;

        /// <summary>Says which handler it is: one for each request.</summary>
        public Builder<TContext> UseScopedHandler<THandler>()
            where THandler : IOpenIddictServerHandler<TContext>
        {
            _service = new ServiceDescriptor(typeof(THandler), typeof(THandler), ServiceLifetime.Scoped);
            return this;
        }

        /// <summary>The descriptor.</summary>
        public OpenIddictServerHandlerDescriptor Build() => new()
        {
            ContextType = typeof(TContext),
            ServiceDescriptor = _service ?? throw new InvalidOperationException("No handler was given."),
        };
    }
}

/// <summary>Calls the product's handlers.</summary>
internal sealed class ServerEvents(IServiceProvider provider, IOptionsMonitor<OpenIddictServerOptions> options)
{
    public async Task RaiseAsync<TContext>(TContext context)
        where TContext : BaseContext
    {
        foreach (var handler in options.CurrentValue.Handlers.Where(handler => handler.ContextType == typeof(TContext)))
        {
            await ((IOpenIddictServerHandler<TContext>)provider.GetRequiredService(handler.ServiceDescriptor.ServiceType)).HandleAsync(context);
        }
    }
}
