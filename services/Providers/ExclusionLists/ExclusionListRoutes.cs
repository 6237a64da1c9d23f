using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Jobs;
using Credentialing.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.Metadata;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>The routes of exclusion lists, what each needs, and where it is done.</summary>
internal static class ExclusionListRoutes
{
    private const long Largest = 256L * 1024 * 1024;

    public static void MapExclusionLists(this IEndpointRouteBuilder routes)
    {
        var lists = routes.MapGroup("/v1/exclusion-lists").WithTags("Exclusion lists");
        lists.MapGet("", ReadLists.List).Needs(Permissions.ExclusionListsRead).WithSummary("Lists the exclusion lists and what of them is in force");
        lists.MapGet("{list}", ReadLists.Get).Needs(Permissions.ExclusionListsRead).WithSummary("Reads what of an exclusion list is in force");
        lists.MapPost("{list}", LoadList.Handle).Accepts<ListForm>("multipart/form-data", "text/csv").WithMetadata(new LargestBody(Largest))
            .Needs(Permissions.ExclusionListsWrite).WithSummary("Takes in a file of an exclusion list");
        lists.MapGet("imports", ReadLists.Imports).Needs(Permissions.ExclusionListsRead).WithSummary("Lists the files that were taken in");
        lists.MapGet("imports/{id:guid}", ReadLists.Import).Needs(Permissions.ExclusionListsRead).WithSummary("Reads what came of a file");
        lists.MapGet("imports/{id:guid}/rows", ReadLists.Findings).Needs(Permissions.ExclusionListsRead).WithSummary("Lists the rows of a file that were not taken whole");
    }

    public static void AddExclusionLists(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<FileParts>();
        builder.Services.AddScoped<EntryTable>();
        builder.Services.AddScoped<TakeLists>();
        builder.Services.AddScoped<ImportFile>();
        builder.Services.AddHttpClient(FetchLists.Name, http => http.Timeout = TimeSpan.FromMinutes(5)).RemoveAllLoggers();
        builder.AddJob<FetchLists>(FetchLists.Name, FetchLists.Schedule);
    }

    private sealed record LargestBody(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
