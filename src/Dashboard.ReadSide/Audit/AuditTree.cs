namespace Dashboard.ReadSide.Audit;

/// <summary>Puts events under what caused them.</summary>
internal static class AuditTree
{
    /// <summary>
    /// The events as a tree, told from the top. An event hangs under the event that caused its command, or under the last event of the
    /// command that did; what was caused by neither stands at the top.
    /// </summary>
    /// <param name="entries">In the order of the log.</param>
    public static IReadOnlyList<AuditNode> Of(IReadOnlyList<AuditEntry> entries)
    {
        var (byEvent, byCommand) = (new Dictionary<Guid, AuditEntry>(), new Dictionary<Guid, AuditEntry>());
        var children = new Dictionary<Guid, List<AuditEntry>>();
        var tops = new List<AuditEntry>();
        foreach (var entry in entries)
        {
            // Causes come before their effects: one that does not is none, whatever the row says, and no circle can come about.
            var cause = byEvent.GetValueOrDefault(entry.CausationId)
                ?? (entry.CausationId != entry.CommandId ? byCommand.GetValueOrDefault(entry.CausationId) : null);
            if (cause is null)
            {
                tops.Add(entry);
            }
            else
            {
                (children.TryGetValue(cause.EventId, out var effects) ? effects : children[cause.EventId] = []).Add(entry);
            }

            (byEvent[entry.EventId], byCommand[entry.CommandId]) = (entry, entry);
        }

        var tree = new List<AuditNode>(entries.Count);
        var open = new Stack<AuditNode>(Enumerable.Reverse(tops).Select(top => new AuditNode(top, 0)));
        while (open.TryPop(out var node))
        {
            tree.Add(node);
            foreach (var effect in Enumerable.Reverse(children.GetValueOrDefault(node.Entry.EventId, [])))
            {
                open.Push(new AuditNode(effect, node.Depth + 1));
            }
        }

        return tree;
    }
}
