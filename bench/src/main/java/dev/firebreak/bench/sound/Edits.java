package dev.firebreak.bench.sound;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** What is done to a sound before it is looked up. */
final class Edits {
    /** Makes a copy of a sound. */
    interface Edit {
        float[] apply(float[] sound) throws IOException, InterruptedException;
    }

    private static final String ROOM = "aecho=0.8:0.8:23|41|67|98:0.45|0.35|0.25|0.15";
    private static final String TELEPHONE = "highpass=f=300,highpass=f=300,lowpass=f=3400,lowpass=f=3400";
    private static final String AUTOMATIC_GAIN = "acompressor=threshold=0.03:ratio=6:attack=5:release=250:makeup=6";

    private final Ffmpeg ffmpeg;
    private final float[] speech;
    private final float[] music;

    Edits(Ffmpeg ffmpeg, float[] speech, float[] music) {
        this.ffmpeg = ffmpeg;
        this.speech = speech;
        this.music = music;
    }

    /** By name, with the factor by which the copy plays faster than the original. */
    Map<String, Map.Entry<Double, Edit>> all() {
        Map<String, Map.Entry<Double, Edit>> all = new LinkedHashMap<>();
        all.put("excerpt", same(sound -> sound));
        all.put("AAC 48 kbit/s", same(this::aac));
        all.put("MP3 32 kbit/s", same(sound -> ffmpeg.encode(sound, "mp3", "-b:a", "32k")));
        all.put("20 dB quieter", same(sound -> ffmpeg.filter(sound, "volume=-20dB")));
        all.put("clipped, +15 dB", same(sound -> ffmpeg.filter(sound, "volume=15dB,aformat=sample_fmts=s16")));
        all.put("band 300-3400 Hz", same(sound -> ffmpeg.filter(sound, TELEPHONE)));
        all.put("room (echoes)", same(sound -> ffmpeg.filter(sound, ROOM)));
        all.put("noise, 10 dB", same(sound -> mix(sound, noise(sound.length), 10)));
        all.put("phone recording", same(sound -> phone(sound, 15)));
        all.put("phone recording, noisy", same(sound -> phone(sound, 5)));
        all.put("speech over it, 0 dB", same(sound -> mix(sound, speech, 0)));
        all.put("music over it, 0 dB", same(sound -> mix(sound, music, 0)));
        for (double factor : new double[] {1.1, 0.9}) {
            String by = "x " + factor;
            String rate = "asetrate=%d,aresample=16000".formatted(Math.round(16_000 * factor));
            all.put("speed " + by, Map.entry(factor, sound -> ffmpeg.filter(sound, rate)));
            all.put("tempo " + by, Map.entry(factor, sound -> ffmpeg.filter(sound, "atempo=" + factor)));
            all.put("pitch " + by, same(sound -> ffmpeg.filter(sound, rate + ",atempo=" + 1 / factor)));
        }
        String faster = "asetrate=16800,aresample=16000";
        all.put("speed x 1.05, phone", Map.entry(1.05, sound -> phone(ffmpeg.filter(sound, faster), 15)));
        all.put("speech over it, AAC 48", same(sound -> aac(mix(sound, speech, 3))));
        return all;
    }

    private static Map.Entry<Double, Edit> same(Edit edit) {
        return Map.entry(1.0, edit);
    }

    private float[] aac(float[] sound) throws IOException, InterruptedException {
        return ffmpeg.encode(sound, "m4a", "-ar", "44100", "-c:a", "aac", "-b:a", "48k");
    }

    private float[] phone(float[] sound, double overNoise) throws IOException, InterruptedException {
        float[] heard = ffmpeg.filter(sound, ROOM + "," + TELEPHONE);
        return aac(ffmpeg.filter(mix(heard, noise(heard.length), overNoise), AUTOMATIC_GAIN));
    }

    private static float[] noise(int length) {
        Random random = new Random(11);
        float[] noise = new float[length];
        float low = 0;
        for (int i = 0; i < length; i++) {
            float white = (float) random.nextGaussian();
            low = 0.95f * low + 0.3f * white;
            noise[i] = low + 0.2f * white;
        }
        return noise;
    }

    /** The sound with another over it, which is repeated as need be, the sound louder by so many decibels. */
    private static float[] mix(float[] sound, float[] over, double decibels) {
        double factor = Math.sqrt(power(sound) / Math.max(1e-12, power(over))) * Math.pow(10, -decibels / 20);
        float[] mixed = new float[sound.length];
        for (int i = 0; i < sound.length; i++) {
            mixed[i] = 0.5f * (sound[i] + (float) factor * over[i % over.length]);
        }
        return mixed;
    }

    private static double power(float[] sound) {
        double sum = 0;
        for (float sample : sound) {
            sum += sample * (double) sample;
        }
        return sum / sound.length;
    }
}
