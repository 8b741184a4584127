using Dashboard.Domain;

namespace Dashboard.WriteSide.Generate;

internal static class Accepted
{
    /// <summary>The story asks aggregates only for what they allow; a refusal is a mistake of the story.</summary>
    public static void MustBeAccepted(this Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"The generated story breaks a rule: {refusal.Sentence}");
        }
    }
}
