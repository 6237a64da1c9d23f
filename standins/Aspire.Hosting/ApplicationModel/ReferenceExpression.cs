using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Text with places for values that are known once the application starts.</summary>
public class ReferenceExpression : IValueProvider, IManifestExpressionProvider
{
    private readonly IReadOnlyList<IValueProvider> _parts;

    private ReferenceExpression(IReadOnlyList<IValueProvider> parts) => _parts = parts;

    /// <summary>From an interpolated string.</summary>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.GetExpression();

    /// <inheritdoc />
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var all = new StringBuilder();
        foreach (var part in _parts)
        {
            all.Append(await part.GetValueAsync(cancellationToken));
        }

        return all.ToString();
    }

    /// <summary>Takes an interpolated string apart.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        private readonly List<IValueProvider> _parts = new((formattedCount * 2) + Math.Min(literalLength, 1));

        /// <summary>What is written as it is.</summary>
        public void AppendLiteral(string value) => _parts.Add(new Known(value));

        /// <summary>What is known already.</summary>
        public void AppendFormatted(string? value) => _parts.Add(new Known(value));

        /// <summary>What is known later.</summary>
        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider => _parts.Add(valueProvider);

        internal ReferenceExpression GetExpression() => new(_parts);
    }

    private sealed class Known(string? value) : IValueProvider
    {
        public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(value);
    }
}
