namespace Dashboard.ReadSide.Projections;

/// <summary>What this node is called where nodes are told apart.</summary>
internal static class NodeName
{
    /// <summary>Machine and process.</summary>
    public static string Here { get; } = $"{Environment.MachineName}:{Environment.ProcessId}";
}
