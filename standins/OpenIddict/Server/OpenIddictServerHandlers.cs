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

/// <summary>Which handler is for which moment, and when it has its turn.</summary>
public sealed class OpenIddictServerHandlerDescriptor
{
    private OpenIddictServerHandlerDescriptor()
    {
    }

    /// <summary>The moment.</summary>
    public Type ContextType { get; private init; } = default!;

    /// <summary>The lower, the earlier.</summary>
    public int Order { get; private init; }

    /// <summary>How the handler is made.</summary>
    public ServiceDescriptor ServiceDescriptor { get; private init; } = default!;

    /// <summary>Composes a descriptor.</summary>
    /// <typeparam name="TContext">The moment.</typeparam>
    public sealed class Builder<TContext>
        where TContext : BaseContext
    {
        private ServiceDescriptor? _service;
        private int _order;

        /// <summary>Says when the handler has its turn.</summary>
        public Builder<TContext> SetOrder(int order)
        {
            _order = order;
            return this;
        }

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
            Order = _order,
            ServiceDescriptor = _service ?? throw new InvalidOperationException("No handler was given."),
        };
    }
}

/// <summary>The server's own handlers, as far as others have their turn before them.</summary>
public static class OpenIddictServerHandlers
{
    /// <summary>Those that check tokens.</summary>
    public static class Protection
    {
        /// <summary>Looks at the token's row.</summary>
        public sealed class ValidateTokenEntry : IOpenIddictServerHandler<ValidateTokenContext>
        {
            /// <summary>When it has its turn.</summary>
            public static OpenIddictServerHandlerDescriptor Descriptor { get; } = new OpenIddictServerHandlerDescriptor.Builder<ValidateTokenContext>()
                .UseScopedHandler<ValidateTokenEntry>().SetOrder(int.MinValue + 100_000).Build();

            /// <summary>Never called: <c>TokenReader</c> does it.</summary>
            public ValueTask HandleAsync(ValidateTokenContext context) => throw new NotSupportedException();
        }
    }
}

/// <summary>Calls the product's handlers.</summary>
internal sealed class ServerEvents(IServiceProvider provider, IOptionsMonitor<OpenIddictServerOptions> options)
{
    public async Task RaiseAsync<TContext>(TContext context)
        where TContext : BaseContext
    {
        foreach (var handler in options.CurrentValue.Handlers.Where(handler => handler.ContextType == typeof(TContext)).OrderBy(handler => handler.Order))
        {
            await ((IOpenIddictServerHandler<TContext>)provider.GetRequiredService(handler.ServiceDescriptor.ServiceType)).HandleAsync(context);
        }
    }
}
