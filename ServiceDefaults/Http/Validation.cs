using System.Text;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Credentialing.ServiceDefaults.Http;

/// <summary>Runs the validator of a request before its handler: 400 with every field that is wrong.</summary>
public static class Validation
{
    /// <summary>Validates the route's body with the <see cref="IValidator{T}"/> beside the request.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="route">The route.</param>
    public static RouteHandlerBuilder Validates<T>(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
    {
        var request = context.Arguments.OfType<T>().First();
        var validator = context.HttpContext.RequestServices.GetRequiredService<IValidator<T>>();
        var result = await validator.ValidateAsync(request, context.HttpContext.RequestAborted);
        return result.IsValid
            ? await next(context)
            : Problem.Invalid(result.Errors
                .GroupBy(error => ToJsonPath(error.PropertyName), error => error.ErrorMessage, StringComparer.Ordinal)
                .ToDictionary(field => field.Key, field => field.ToArray(), StringComparer.Ordinal));
    });

    // Contact.Email → contact.email, Items[0].PayorId → items[0].payorId
    private static string ToJsonPath(string path)
    {
        var json = new StringBuilder();
        foreach (var segment in path.Split('.'))
        {
            json.Append(json.Length > 0 ? "." : "").Append(JsonNamingPolicy.CamelCase.ConvertName(segment));
        }

        return json.ToString();
    }
}
