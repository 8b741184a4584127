using System.ComponentModel.DataAnnotations;

namespace Dashboard.Web.Import;

/// <summary>Bounds of imports from the browser (configuration section <c>Import</c>).</summary>
public sealed class ImportOptions
{
    /// <summary>Name of the section.</summary>
    public const string SectionName = "Import";

    /// <summary>Largest file that may be uploaded, in megabytes (1,048,576 bytes). It is kept in the temporary directory while it is imported.</summary>
    [Range(1, 100_000, ErrorMessage = "Import:MaxUploadMegabytes must lie between 1 and 100000.")]
    public int MaxUploadMegabytes { get; set; } = 200;

    /// <summary>The same in bytes.</summary>
    internal long MaxUploadBytes => MaxUploadMegabytes * 1024L * 1024L;
}
