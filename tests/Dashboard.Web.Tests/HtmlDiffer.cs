using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Dashboard.Web.Tests;

/// <summary>
/// bUnit asks for AngleSharp.Diffing 1.1.1 by assembly version. The copy beside the tests is 0.17, which has everything bUnit calls;
/// the runtime takes an older version only from a resolver.
/// </summary>
internal static class HtmlDiffer
{
    private const string Name = "AngleSharp.Diffing";

#pragma warning disable CA2255 // A module initializer runs before the first test, which is what is needed here.
    [ModuleInitializer]
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += Find;
#pragma warning restore CA2255

    private static Assembly? Find(AssemblyLoadContext context, AssemblyName wanted) =>
        wanted.Name == Name ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{Name}.dll")) : null;
}
