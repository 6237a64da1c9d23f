using System.Reflection;
using Credentialing.ServiceDefaults.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Credentialing.ServiceDefaults.Http;

/// <summary>What a use case answers: the object, or why not. Return either; both convert by themselves.</summary>
/// <typeparam name="T">The response body.</typeparam>
public class Outcome<T> : IResult, IEndpointMetadataProvider
{
    private readonly Problem? _problem;
    private readonly string? _location;
    private readonly int _status;

    /// <summary>An answer.</summary>
    /// <param name="value">The body.</param>
    /// <param name="status">The status.</param>
    /// <param name="location">The path of what was created.</param>
    protected Outcome(T value, int status, string? location)
    {
        Value = value;
        _status = status;
        _location = location;
    }

    /// <summary>An error answer.</summary>
    /// <param name="problem">Why not.</param>
    protected Outcome(Problem problem)
    {
        _problem = problem;
        _status = problem.Status;
    }

    /// <summary>The body, unless it is a problem.</summary>
    public T? Value { get; }

    /// <summary>200 with the object.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, StatusCodes.Status200OK, null);

    /// <summary>The problem's own status.</summary>
    public static implicit operator Outcome<T>(Problem problem) => new(problem);

    /// <summary>409 or 422.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new((Problem)refusal);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (_problem is not null)
        {
            return _problem.ExecuteAsync(httpContext);
        }

        httpContext.Response.StatusCode = _status;
        if (Value is IVersioned { Version: var version })
        {
            httpContext.Response.Headers.ETag = $"\"{version}\"";
        }

        if (_location is not null)
        {
            httpContext.Response.Headers.Location = _location;
        }

        return httpContext.Response.WriteAsJsonAsync(Value, httpContext.RequestAborted);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Describe(method.ReturnType, builder);

    private static void Describe(Type returned, EndpointBuilder builder)
    {
        var result = returned.IsGenericType && typeof(Task).IsAssignableFrom(returned) ? returned.GetGenericArguments()[0] : returned;
        var status = result.Name.Split('`')[0] switch
        {
            "Creation" => StatusCodes.Status201Created,
            "Acceptance" => StatusCodes.Status202Accepted,
            _ => StatusCodes.Status200OK,
        };
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(T), ["application/json"]));
    }
}

/// <summary>What a use case that creates answers: 201 with <c>Location</c>, or why not.</summary>
/// <typeparam name="T">The response body.</typeparam>
public sealed class Creation<T> : Outcome<T>
{
    private Creation(T value, string location)
        : base(value, StatusCodes.Status201Created, location)
    {
    }

    private Creation(Problem problem)
        : base(problem)
    {
    }

    /// <summary>201.</summary>
    /// <param name="location">The path of the new object.</param>
    /// <param name="value">The new object.</param>
    public static Creation<T> At(string location, T value) => new(value, location);

    /// <summary>The problem's own status.</summary>
    public static implicit operator Creation<T>(Problem problem) => new(problem);

    /// <summary>409 or 422.</summary>
    public static implicit operator Creation<T>(Refusal refusal) => new((Problem)refusal);
}

/// <summary>What a use case that only takes work in answers: 202 with the job or reference.</summary>
/// <typeparam name="T">The response body.</typeparam>
public sealed class Acceptance<T> : Outcome<T>
{
    private Acceptance(T value, string? location)
        : base(value, StatusCodes.Status202Accepted, location)
    {
    }

    private Acceptance(Problem problem)
        : base(problem)
    {
    }

    /// <summary>202.</summary>
    /// <param name="value">The job or reference.</param>
    /// <param name="location">Where its progress is, where there is such a place.</param>
    public static Acceptance<T> Of(T value, string? location = null) => new(value, location);

    /// <summary>The problem's own status.</summary>
    public static implicit operator Acceptance<T>(Problem problem) => new(problem);

    /// <summary>409 or 422.</summary>
    public static implicit operator Acceptance<T>(Refusal refusal) => new((Problem)refusal);
}

/// <summary>A response that carries its aggregate's version, which becomes the <c>ETag</c>.</summary>
public interface IVersioned
{
    /// <summary>The aggregate's version.</summary>
    int Version { get; }
}
