using System.Globalization;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Messages;

/// <summary>The e-mails that <see cref="DirectorySender"/> has put into its directory on this node.</summary>
internal sealed class MailFiles(IOptions<MailOptions> options)
{
    /// <summary>How many files there are of some messages.</summary>
    public int Count(IReadOnlyCollection<Guid> messages) => Of(messages).Count;

    /// <summary>Deletes the files of some messages.</summary>
    public void Delete(IReadOnlyCollection<Guid> messages)
    {
        foreach (var file in Of(messages))
        {
            File.Delete(file);
        }
    }

    private List<string> Of(IReadOnlyCollection<Guid> messages)
    {
        var directory = Path.GetFullPath(options.Value.Directory);
        return messages.Count == 0 || !Directory.Exists(directory) ? [] : [.. messages.SelectMany(
            id => Directory.EnumerateFiles(directory, string.Create(CultureInfo.InvariantCulture, $"*-{id:n}-*.eml")))];
    }
}
