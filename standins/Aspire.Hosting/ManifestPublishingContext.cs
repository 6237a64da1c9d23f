namespace Aspire.Hosting.Publishing;

/// <summary>Where a manifest is written. Nothing here publishes one; own kinds of <see cref="ApplicationModel.ParameterDefault"/> must name it.</summary>
public sealed class ManifestPublishingContext
{
    private ManifestPublishingContext()
    {
    }
}
