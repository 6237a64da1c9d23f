using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where a parameter's value comes from when configuration has none.</summary>
public abstract class ParameterDefault
{
    /// <summary>A value.</summary>
    public abstract string GetDefaultValue();
}

/// <summary>Makes a random value.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string Lowercase = "abcdefghijkmnpqrstuvwxyz";
    private const string Uppercase = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Marks = "-_.{}~()*+!";

    /// <summary>How long it is at least; 128 bits of randomness are had in any case.</summary>
    public int MinLength { get; set; }

    /// <summary>Whether it has small letters.</summary>
    public bool Lower { get; set; } = true;

    /// <summary>Whether it has digits.</summary>
    public bool Numeric { get; set; } = true;

    /// <summary>Whether it has characters other than letters and digits.</summary>
    public bool Special { get; set; } = true;

    /// <inheritdoc />
    public override string GetDefaultValue() =>
        RandomNumberGenerator.GetString(Uppercase + (Lower ? Lowercase : "") + (Numeric ? Digits : "") + (Special ? Marks : ""), Math.Max(MinLength, 22));
}

/// <summary>A value from outside: configuration <c>Parameters:name</c>, else its default.</summary>
public sealed class ParameterResource : Resource
{
    private readonly Func<string> _value;

    internal ParameterResource(string name, Func<string> value, bool secret)
        : base(name)
    {
        _value = value;
        Secret = secret;
    }

    /// <summary>Whether the value is to be kept from eyes.</summary>
    public bool Secret { get; }

    /// <summary>The value.</summary>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(_value());
}
