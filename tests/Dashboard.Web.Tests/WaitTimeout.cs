using System.Runtime.CompilerServices;
using Bunit;

namespace Dashboard.Web.Tests;

/// <summary>How long a test of a screen waits for a condition: long enough for a machine that does ten other things.</summary>
internal static class WaitTimeout
{
#pragma warning disable CA2255 // A module initializer runs before the first test, which is what is needed here.
    [ModuleInitializer]
    internal static void Set() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(15);
#pragma warning restore CA2255
}
